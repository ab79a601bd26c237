using System.Net.Http.Json;
using System.Threading.Channels;

namespace Sse.ContractService;

/// <summary>
/// Reports to the harness one message at a time, each at its number below the callback URL. Unbounded on purpose: comments come by a
/// callback that cannot wait, and a harness sends as much as it means to receive.
/// </summary>
internal sealed class CallbackSender(HttpClient http, string baseUrl)
{
    private readonly Channel<CallbackMessage> _messages = Channel.CreateUnbounded<CallbackMessage>(new() { SingleReader = true });

    public void Send(CallbackMessage message) => _messages.Writer.TryWrite(message);

    public void Complete() => _messages.Writer.TryComplete();

    /// <summary>Ends when everything is sent after <see cref="Complete"/>, or the token is signalled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int number = 0;
        await foreach (var message in _messages.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                using var response = await http.PostAsJsonAsync($"{baseUrl}/{++number}", message, ServiceJson.Default.CallbackMessage, cancellationToken);
            }
            catch (HttpRequestException)
            {
                // The harness has seen enough and closed its end before it stopped the client.
            }
        }
    }
}
