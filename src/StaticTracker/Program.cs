return StaticTracker.App.Run(args, Console.In, Console.Out, Console.Error);
