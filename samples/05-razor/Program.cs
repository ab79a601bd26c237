// dotnet run --project samples/05-razor: a page that is right when it arrives, and goes on live from exactly there.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSseWorkflow();
builder.Services.AddRazorPages();
var app = builder.Build();
app.MapWorkflows("/workflows");
app.MapRazorPages();
app.Run();
