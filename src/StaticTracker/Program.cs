using StaticTracker;
using StaticTracker.Diagnostics;

Console.SetOut(CheckedWriter.Open(() => Console.Out, "standard output"));
Console.SetError(CheckedWriter.Open(() => Console.Error, "standard error"));
return App.Run(args, Console.In, Console.Out, Console.Error);
