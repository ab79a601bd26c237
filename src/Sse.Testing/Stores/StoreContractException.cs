namespace Sse.Testing;

/// <summary>A store breaks a rule of <see cref="EventStoreContract"/>.</summary>
public sealed class StoreContractException : Exception
{
    /// <summary>Names the rule and what went wrong.</summary>
    public StoreContractException(string rule, string message) : base($"{rule}: {message}") => Rule = rule;

    /// <summary>The rule that is broken.</summary>
    public string Rule { get; }
}
