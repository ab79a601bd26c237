using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DemoHost.BulkCheck;

/// <summary>Finds and keeps candidates. Every question names the company: there is no way to ask for all.</summary>
internal sealed class CandidateStore(IDbContextFactory<CandidatesContext> contexts) : IDisposable
{
    // SQLite lets one writer at a time in, and those who find it closed sleep: they queue up here instead.
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _isCreated;

    /// <summary>The company's candidate with this address; null when it has none.</summary>
    /// <exception cref="CandidateStoreException">The database cannot be used.</exception>
    public Task<Candidate?> FindAsync(string comId, string email, CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            await EnsureCreatedAsync(cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await FindAsync(context, comId, Candidate.KeyOf(email), cancellationToken);
        });

    /// <summary>Keeps a candidate, unless another upload has just kept one with the same address for the same company.</summary>
    /// <returns>The candidate that is kept, and whether it is this one.</returns>
    /// <exception cref="CandidateStoreException">The database cannot be used.</exception>
    public Task<(Candidate Kept, bool IsNew)> AddAsync(Candidate candidate, CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            await EnsureCreatedAsync(cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await TryInsertAsync(context, candidate, cancellationToken))
                return (candidate, true);
            return (await FindAsync(context, candidate.ComId, candidate.EmailKey, cancellationToken) ?? candidate, false);
        });

    public void Dispose() => _writing.Dispose();

    private static Task<Candidate?> FindAsync(CandidatesContext context, string comId, string emailKey, CancellationToken cancellationToken) =>
        context.Candidates.AsNoTracking().FirstOrDefaultAsync(c => c.ComId == comId && c.EmailKey == emailKey, cancellationToken);

    /// <summary>The unique index decides which of two uploads was first, also when they run in different processes.</summary>
    private async Task<bool> TryInsertAsync(CandidatesContext context, Candidate candidate, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            context.Add(candidate);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE })
        {
            context.ChangeTracker.Clear();
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        if (_isCreated)
            return;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (_isCreated)
                return;
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.EnsureCreatedAsync(cancellationToken);
            _isCreated = true;
        }
        finally
        {
            _writing.Release();
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            throw new CandidateStoreException(e);
        }
    }
}
