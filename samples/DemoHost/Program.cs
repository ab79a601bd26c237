using DemoHost.Hosting;

await DemoApplication.Create(args).RunAsync();
