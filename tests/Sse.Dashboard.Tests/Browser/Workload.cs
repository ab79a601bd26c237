using Microsoft.Extensions.Logging;
using Sse.Workflow;

namespace Sse.Dashboard.Tests.Browser;

/// <summary>Workflows such as applications run, in the time that they take there or faster.</summary>
internal sealed class Workload(IWorkflows workflows, double speed = 1)
{
    private static readonly string[] Files = ["ana-pereira.pdf", "elena-rossi.docx", "omar-haddad.txt", "zofia-novakova.pdf", "resume.pdf"];

    /// <summary>Phases with nested and parallel steps, figures, logs, a retry, a result.</summary>
    public WorkflowRun ExtractCv(string id, int file = 0)
    {
        var options = new WorkflowOptions { Id = id, Tags = { ["file"] = Files[file % Files.Length], ["tenant"] = file % 2 == 0 ? "acme" : "globex" } };
        options.Phases.Add("validation", 1, 2);
        options.Phases.Add("processing", 6);
        options.Phases.Add("finalization", 1);
        return workflows.Launch("cv_extraction", async (_, log, ct) =>
        {
            await log.PhaseAsync("validation", ct, phase => ValidateAsync(phase, ct));
            await log.PhaseAsync("processing", ct, phase => ProcessAsync(log, phase, ct));
            await log.PhaseAsync("finalization", ct, async phase => await phase.StepAsync("Saving the profile", ct, step => Work(step, 300, ct)));
            log.Artifact("Profile as JSON", "https://example.org/profiles/42", "application/json");
            return new { name = "Ana Pereira", skills = 14 };
        }, options);
    }

    /// <summary>Many items, some of which fail.</summary>
    public WorkflowRun ImportInvoices(string id, int count = 400)
    {
        return workflows.Launch("invoice_import", async (_, log, ct) =>
        {
            log.Log(LogLevel.Information, $"{count} invoices found in the inbox");
            await log.ForEachAsync(Enumerable.Range(1, count), async (number, item, token) =>
            {
                item.Key = $"INV-2026-{number:0000}";
                await Pause(40 + (number * 37 % 90), token);
                if (number % 23 == 0)
                    throw new WorkflowProblemException("vat.mismatch", $"The VAT of invoice {item.Key} does not add up.", "Ask the supplier for a corrected invoice.");
                if (number % 31 == 0)
                    item.Skip("duplicate");
                item.SetData(new { total = number * 13.5, currency = "EUR" });
                log.IncrementCounter("invoices");
                log.SetGauge("queue_depth", count - number);
            }, new BulkOptions { Name = "Invoices", MaxConcurrency = 8, Total = count });
        }, new WorkflowOptions { Id = id, Tags = { ["source"] = "inbox" } });
    }

    /// <summary>Ends with a problem that says what to do.</summary>
    public WorkflowRun SyncCatalog(string id)
    {
        return workflows.Launch("catalog_sync", async (_, log, ct) =>
        {
            await log.StepAsync("Reading the remote catalog", ct, step => Work(step, 400, ct));
            await log.StepAsync("Writing changes", ct, async step =>
            {
                await Work(step, 300, ct);
                throw new WorkflowProblemException("db.locked", "The database is locked by another process.", "Close the migration tool and start the sync again.");
            });
        }, new WorkflowOptions { Id = id, Tags = { ["shop"] = "berlin" } });
    }

    private async Task ValidateAsync(WorkflowStep phase, CancellationToken ct)
    {
        await phase.StepAsync("Checking the file type", ct, step => Work(step, 120, ct));
        await phase.StepAsync("Scanning for viruses", ct, step => Work(step, 350, ct));
        phase.Logger.Validation("file.size", "passed", "1.2 MB of at most 10 MB");
    }

    private async Task ProcessAsync(EnhancedSseLogger log, WorkflowStep phase, CancellationToken ct)
    {
        log.Log(LogLevel.Debug, "Two columns found on page 1");
        await phase.StepAsync("Extracting text", ct, async step =>
        {
            for (var page = 1; page <= 6; page++)
            {
                await Pause(170, ct);
                step.Report(page, 6, "pages");
                log.IncrementCounter("pages");
                log.Log(LogLevel.Information, $"Page {page} read: {page * 412} words");
            }
        });
        await Task.WhenAll(
            phase.StepAsync("Finding experience", ct, step => Nested(step, log, ct)),
            phase.StepAsync("Finding skills", ct, step => Work(step, 900, ct)),
            phase.StepAsync("Finding education", ct, step => Work(step, 700, ct)));
        log.Log(LogLevel.Warning, "One date range overlaps another: 2019-2021 and 2020-2022");
        log.Insight("profile", "high", "14 skills, 6 of them asked for by open positions");
    }

    private async Task Nested(WorkflowStep step, EnhancedSseLogger log, CancellationToken ct)
    {
        await step.StepAsync("Splitting sections", ct, inner => Work(inner, 400, ct));
        await step.StepAsync("Asking the model", ct, async inner =>
        {
            await Pause(400, ct);
            inner.Retrying(2, TimeSpan.FromMilliseconds(100), new TimeoutException());
            await Work(inner, 800, ct);
            inner.Confidence = 0.93;
        });
        log.SetGauge("confidence", 0.93);
    }

    private async Task Work(WorkflowStep step, int milliseconds, CancellationToken ct)
    {
        const int Parts = 10;
        for (var part = 1; part <= Parts; part++)
        {
            await Pause(milliseconds / Parts, ct);
            step.ReportProgress(part * 100.0 / Parts);
            step.Logger.SetGauge("memory", 180e6 + (40e6 * Math.Sin((part * 0.7) + (milliseconds / 100.0))), "By");
        }
    }

    private Task Pause(int milliseconds, CancellationToken ct) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds / speed), TimeProvider.System, ct);
}
