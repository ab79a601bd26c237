namespace DemoHost.ResumeOptimizer;

/// <summary>A skill in a line of text.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Start">Where it begins in the line.</param>
/// <param name="Written">How the text writes it.</param>
internal sealed record SkillMention(Skill Skill, int Start, string Written)
{
    /// <summary>Whether the text uses another name than the usual one.</summary>
    public bool IsAlias => !string.Equals(Written, Skill.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this could be an everyday word; other names of such a skill are none.</summary>
    public bool IsEverydayWord => Skill.IsEverydayWord && !IsAlias;
}
