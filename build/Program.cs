return Building.BuildApp.Run(args, Console.Out, Console.Error);
