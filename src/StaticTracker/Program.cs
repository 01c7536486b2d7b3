using System.Text;
using StaticTracker;
using StaticTracker.Diagnostics;

if (OperatingSystem.IsWindows())
{
    // In the code page of its console a dash is a question mark, and JSON that goes into a file is none.
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}

Console.SetOut(CheckedWriter.Open(() => Console.Out, "standard output"));
Console.SetError(CheckedWriter.Open(() => Console.Error, "standard error"));
return App.Run(args, Console.In, Console.Out, Console.Error);
