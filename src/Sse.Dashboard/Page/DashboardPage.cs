using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sse.Dashboard;

/// <summary>The page around the scripts.</summary>
internal static class DashboardPage
{
    private const string App = "Sse.Dashboard/app/";
    private const string Charts = "Sse.Dashboard/vendor/uPlot/";

    public static string Render(SseDashboardOptions options)
    {
        var settings = new PageSettings(options.Title, options.IsReadOnly, [.. options.ReportWindows.Select(w => w.TotalMinutes)], options.TraceLink);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="sse-dashboard" content="{Encode(JsonSerializer.Serialize(settings, PageJson.Default.PageSettings))}">
            <title>{Encode(options.Title)}</title>
            <link rel="icon" href="{Address(App + "icon.svg")}" type="image/svg+xml">
            {Tags(".css", address => $"<link rel=\"stylesheet\" href=\"{address}\">")}
            <script src="{Address(App + "early.js")}"></script>
            <script src="{Address(Charts + "uPlot.iife.min.js")}" defer></script>
            <script src="{Address(App + "main.js")}" type="module"></script>
            {Tags(".js", address => $"<link rel=\"modulepreload\" href=\"{address}\">")}
            </head>
            <body>
            <div id="app"><noscript>This page needs JavaScript.</noscript></div>
            </body>
            </html>

            """;
    }

    /// <summary>A tag for each file: without them the browser would find modules one import after the other.</summary>
    private static string Tags(string ending, Func<string, string> write)
    {
        var tags = new StringBuilder();
        foreach (var file in DashboardAssets.All.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var isModule = ending == ".css" || !(file.Path.StartsWith(Charts, StringComparison.Ordinal) || file.Path == App + "early.js");
            if (file.Path.EndsWith(ending, StringComparison.Ordinal) && isModule)
                tags.Append(write(Address(file.Path))).Append('\n');
        }
        return tags.ToString().TrimEnd();
    }

    private static string Address(string path) => $"assets/{DashboardAssets.Version}/{path}";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
