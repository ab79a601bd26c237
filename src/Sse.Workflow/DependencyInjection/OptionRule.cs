namespace Sse.Workflow;

/// <summary>How options say what is wrong with them: which property, and which values it may have.</summary>
internal static class OptionRule
{
    /// <exception cref="ArgumentException">The condition does not hold.</exception>
    public static void Require<TOptions>(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{typeof(TOptions).Name}.{property} must be {rule}.", property);
    }
}
