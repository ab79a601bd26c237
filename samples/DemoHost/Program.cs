var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
await app.RunAsync();

/// <summary>The demo host: real systems on Sse.Workflow.</summary>
public partial class Program;
