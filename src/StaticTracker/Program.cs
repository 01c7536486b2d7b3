using StaticTracker;
using StaticTracker.Diagnostics;

Console.SetOut(new CheckedWriter(Console.Out, "standard output"));
Console.SetError(new CheckedWriter(Console.Error, "standard error"));
return App.Run(args, Console.In, Console.Out, Console.Error);
