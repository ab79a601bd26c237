using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sse.ContractService;

var builder = WebApplication.CreateSlimBuilder(args);
// --urls and ASPNETCORE_URLS come first; without them PORT, and without that the harness's usual 8000.
if (string.IsNullOrEmpty(builder.Configuration["urls"]))
    builder.Configuration["urls"] = $"http://localhost:{builder.Configuration["PORT"] ?? "8000"}";
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
builder.Services.AddSingleton<ClientRegistry>();
builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ServiceJson.Default));

var app = builder.Build();
app.MapContract();
await app.RunAsync();
