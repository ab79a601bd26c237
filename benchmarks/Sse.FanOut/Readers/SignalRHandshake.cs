using System.Text;
using System.Text.Json;

namespace Sse.FanOut;

/// <summary>What SignalR asks of a client before it sends events: negotiate, connect, then name the protocol.</summary>
internal static class SignalRHandshake
{
    private static readonly HttpClient Http = new();

    public static async Task<string> NegotiateAsync(int port)
    {
        using var response = await Http.PostAsync($"http://127.0.0.1:{port}/hub/negotiate?negotiateVersion=1", null);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return "/hub?id=" + Uri.EscapeDataString(json.RootElement.GetProperty("connectionToken").GetString()!);
    }

    public static async Task CompleteAsync(int port, string path)
    {
        using var content = new StringContent("{\"protocol\":\"json\",\"version\":1}\u001e", Encoding.UTF8, "text/plain");
        HttpResponseMessage response;
        do
        {
            // The connection exists once the server has read the GET, a moment after it was sent.
            response = await Http.PostAsync($"http://127.0.0.1:{port}{path}", content);
        }
        while (response.StatusCode == System.Net.HttpStatusCode.NotFound);
        response.EnsureSuccessStatusCode();
    }
}
