using Microsoft.EntityFrameworkCore;

namespace DemoHost.BulkCheck;

/// <summary>The candidates of all companies, in one SQLite file.</summary>
internal sealed class CandidatesContext(DbContextOptions<CandidatesContext> options) : DbContext(options)
{
    public DbSet<Candidate> Candidates => Set<Candidate>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var candidate = modelBuilder.Entity<Candidate>();
        // What makes two uploads at the same time agree on one candidate.
        candidate.HasIndex(c => new { c.ComId, c.EmailKey }).IsUnique();
    }
}
