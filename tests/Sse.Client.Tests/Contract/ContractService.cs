using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Sse.Client.Tests.Contract;

/// <summary>The contract service as a process of its own, on a free port, stopped the way a harness stops it.</summary>
public sealed class ContractService : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process = new()
    {
        StartInfo = new("dotnet")
        {
            // Both projects build into the same kind of folder.
            ArgumentList = { Path.Combine(AppContext.BaseDirectory.Replace("Sse.Client.Tests", "Sse.ContractService", StringComparison.Ordinal), "Sse.ContractService.dll"), "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
        },
    };

    public HttpClient Http { get; } = new();

    public Task Exited => _process.WaitForExitAsync();

    public async ValueTask InitializeAsync()
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is null)
                address.TrySetException(new InvalidOperationException("The contract service ended before it listened."));
            else if (e.Data.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var start)
                address.TrySetResult(new(e.Data[(start + Listening.Length)..]));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        Http.BaseAddress = await address.Task;
    }

    /// <summary>Starts a client; its URL comes back.</summary>
    public async Task<Uri> CreateAsync(JsonObject parameters)
    {
        using var response = await Http.PostAsJsonAsync("", parameters);
        ((int)response.StatusCode).ShouldBe(201);
        return response.Headers.Location.ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        using (await Http.DeleteAsync(""))
            await Exited.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        Http.Dispose();
        _process.Dispose();
    }
}
