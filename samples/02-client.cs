#:project ../src/Sse.Client/Sse.Client.csproj
#:property PublishAot=false

// dotnet run samples/02-client.cs [address]: starts a countdown of 01-hello and watches it. Stop 01-hello in between and see it wait.
using System.Net;
using Sse.Client;

var address = args.FirstOrDefault() ?? "http://127.0.0.1:5000/countdowns";
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };

var request = new SseRequest(address)
{
    Method = HttpMethod.Post,
    OnStateChanged = change => Console.WriteLine($"[{change.State}]{change.Reason?.Message}"),
};
using var http = new HttpClient(SseClient.CreateHandler());
var run = new SseClient(http).SubscribeWorkflowAsync(request, cancellationToken: stop.Token);
try
{
    await foreach (var update in run)
    {
        if (update.Kind == WorkflowUpdateKind.Event)
            Console.WriteLine($"{run.Snapshot.Percentage,3:0} %  {update.Event!.Type,-18}  {run.Snapshot.Current}");
    }
    Console.WriteLine(run.Snapshot.Status);
}
catch (SseResponseException e) when (e.StatusCode == HttpStatusCode.NotFound)
{
    Console.WriteLine("The countdown ended with its host, which keeps nothing. 03-resume keeps its workflows in a file.");
}
