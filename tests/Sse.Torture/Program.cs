using Sse.Torture.Node;
using Sse.Torture.Run;

// sse-torture short [STORE]            under two minutes, for every build; STORE is postgres (default) or sqlite
// sse-torture full [STORE]             a million events and more
// sse-torture run EVENTS SEED [STORE]  as many events as wanted, with the chaos of that seed
return args switch
{
    ["node", var port, var connection, var seed, var rate] => await NodeProcess.RunAsync(int.Parse(port), connection, int.Parse(seed), int.Parse(rate)),
    ["short", .. var rest] => await TortureRun.RunAsync(40_000, Environment.TickCount, Named(rest)),
    ["full", .. var rest] => await TortureRun.RunAsync(1_000_000, Environment.TickCount, Named(rest)),
    ["run", var events, var seed, .. var rest] => await TortureRun.RunAsync(long.Parse(events), int.Parse(seed), Named(rest)),
    _ => Usage(),
};

static string Named(string[] rest) => rest is ["sqlite"] ? "sqlite" : "postgres";

static int Usage()
{
    Console.Error.WriteLine("usage: Sse.Torture short | full | run EVENTS SEED, each followed by postgres or sqlite");
    return 2;
}
