using System.Diagnostics;
using System.Net.Sockets;

namespace Sse.AspNetCore.Tests;

/// <summary>
/// A real nginx in front of a host, as an unprivileged process with a folder of its own. It listens on a socket in that folder: a port that
/// looks free may be taken by another test a moment later.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private Nginx(string folder, Process process)
    {
        _folder = folder;
        _process = process;
        var handler = new SocketsHttpHandler { ConnectCallback = async (_, cancel) => new NetworkStream(await ConnectAsync(cancel), ownsSocket: true) };
        Client = new HttpClient(handler) { BaseAddress = new Uri("http://nginx"), Timeout = TestLimit.Time };
    }

    public HttpClient Client { get; }

    /// <param name="upstream">The host behind it.</param>
    /// <param name="location">The lines of its <c>location</c> beside <c>proxy_pass</c>.</param>
    public static async Task<Nginx> StartAsync(Uri upstream, string location = "")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "eng/test.sh installs nginx on Linux only.");
        var folder = Directory.CreateTempSubdirectory("nginx-").FullName;
        var configuration = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, upstream, location));
        var start = new ProcessStartInfo(Executable) { RedirectStandardError = true, ArgumentList = { "-p", folder, "-c", configuration, "-e", "stderr" } };
        var process = Process.Start(start)!;
        var nginx = new Nginx(folder, process);
        await nginx.WaitUntilItListensAsync();
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Debian keeps it where the path of ordinary users does not lead.</summary>
    private static string Executable => File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    /// <summary>One process without workers, which ends with the test; every folder it writes to is the test's.</summary>
    private static string Configuration(string folder, Uri upstream, string location) => $$"""
        daemon off;
        master_process off;
        pid {{folder}}/nginx.pid;
        error_log stderr warn;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          server {
            listen unix:{{folder}}/socket;
            location / {
              proxy_pass {{upstream}};
              {{location}}
            }
          }
        }
        """;

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken = default)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_folder, "socket")), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task WaitUntilItListensAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"nginx ended at once: {await _process.StandardError.ReadToEndAsync()}");
            try
            {
                (await ConnectAsync()).Dispose();
                return;
            }
            catch (SocketException) when (TimeProvider.System.GetElapsedTime(started) < TestLimit.Time)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            }
        }
    }
}
