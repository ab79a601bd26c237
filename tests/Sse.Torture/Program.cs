using Sse.Torture.Node;
using Sse.Torture.Run;

// sse-torture short            under two minutes, for every build
// sse-torture full             a million events and more
// sse-torture run EVENTS SEED  as many events as wanted, with the chaos of that seed
return args switch
{
    ["node", var port, var connectionString, var seed, var rate] => await NodeProcess.RunAsync(int.Parse(port), connectionString, int.Parse(seed), int.Parse(rate)),
    ["short"] => await TortureRun.RunAsync(40_000, Environment.TickCount),
    ["full"] => await TortureRun.RunAsync(1_000_000, Environment.TickCount),
    ["run", var events, var seed] => await TortureRun.RunAsync(long.Parse(events), int.Parse(seed)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Sse.Torture short | full | run EVENTS SEED");
    return 2;
}
