using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DemoHost.ResumeOptimizer;

/// <summary>
/// Fetches job pages. The address is judged when the connection is made, on what the name stands for at that moment and on the very address that is
/// connected to: a name that changes its meaning between a check and its use gains nothing. Redirects are followed here, each like a new request.
/// </summary>
internal sealed class JobPageClient : IDisposable
{
    private readonly JobPageOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <param name="options">What may be fetched.</param>
    /// <param name="time">Measures the time limit.</param>
    /// <param name="resolve">Finds the addresses of a name. Default: the system's.</param>
    /// <param name="isAllowed">Which end points may be connected to. Default: public addresses.</param>
    public JobPageClient(
        JobPageOptions options,
        TimeProvider time,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null,
        Func<IPEndPoint, bool>? isAllowed = null)
    {
        _options = options;
        _time = time;
        var connector = new GuardedConnector(resolve ?? Dns.GetHostAddressesAsync, isAllowed ?? (endPoint => AddressGuard.IsPublic(endPoint.Address)));
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = connector.ConnectAsync,
            MaxResponseHeadersLength = 32,
            // A proxy would connect in our place, unjudged. Nothing is carried from one visitor's page to another's.
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
        }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Sse.Workflow-demo");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html, text/plain");
    }

    /// <summary>Whether an address may be asked at all, as far as it tells by itself.</summary>
    public bool IsAcceptable(Uri uri) =>
        uri.IsAbsoluteUri
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && _options.AllowsPort(uri.Port)
        && _options.AllowsHost(uri.IdnHost.TrimEnd('.'));

    /// <summary>The text of a page.</summary>
    /// <exception cref="JobPageException">It could not be had.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was signalled.</exception>
    public async Task<string> FetchAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await FollowAsync(uri, stop.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw JobPageException.TooSlow(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidDataException or UriFormatException)
        {
            throw JobPageException.Unreachable(e);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> FollowAsync(Uri uri, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            if (!IsAcceptable(uri))
                throw JobPageException.Unreachable();
            using var response = await _http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                uri = new Uri(uri, location);
                continue;
            }
            return response.IsSuccessStatusCode ? await ReadAsync(response.Content, cancellationToken) : throw JobPageException.Unreachable();
        }
        throw JobPageException.Unreachable();
    }

    private async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var mediaType = content.Headers.ContentType?.MediaType;
        if (mediaType is not ("text/html" or "application/xhtml+xml" or "text/plain"))
            throw JobPageException.NotText();
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        // One byte more than allowed tells that there is more. What was compressed counts as it comes out.
        var bytes = new byte[_options.MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > _options.MaxBytes)
            throw JobPageException.TooLarge();
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return mediaType == "text/plain" ? PlainText.From(text) : HtmlText.From(text);
    }
}
