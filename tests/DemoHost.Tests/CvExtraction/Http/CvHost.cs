using DemoHost.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DemoHost.Tests.CvExtraction.Http;

/// <summary>CV extraction alone.</summary>
internal static class CvHost
{
    public static Task<SliceHost> StartAsync(params (string Key, string Value)[] settings) =>
        SliceHost.StartAsync((services, section) => services.AddCvExtraction(section), app => app.MapCvExtraction(), settings);
}
