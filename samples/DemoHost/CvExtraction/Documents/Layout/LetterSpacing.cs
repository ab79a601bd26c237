namespace DemoHost.CvExtraction;

/// <summary>Puts words back together whose letters were spaced out (E X P E R I E N C E) and therefore came as words of their own.</summary>
internal static class LetterSpacing
{
    private const int MinRun = 3;

    public static List<WordBox> Join(IReadOnlyList<WordBox> words)
    {
        var joined = new List<WordBox>(words.Count);
        for (int i = 0; i < words.Count;)
        {
            int end = i;
            while (end < words.Count && words[end].Text.Length <= 2) end++;
            int singles = words.Skip(i).Take(end - i).Count(word => word.Text.Length == 1 && char.IsLetter(word.Text[0]));
            if (singles >= MinRun && singles * 3 >= (end - i) * 2) JoinRun(words, i, end, joined);
            else for (int k = i; k < end; k++) joined.Add(words[k]);
            if (end < words.Count) joined.Add(words[end]);
            i = end + 1;
        }
        return joined;
    }

    private static void JoinRun(IReadOnlyList<WordBox> words, int start, int end, List<WordBox> joined)
    {
        double typical = GutterFinder.Median(Enumerable.Range(start, end - start - 1).Select(i => words[i + 1].Left - words[i].Right));
        var current = words[start];
        for (int i = start + 1; i < end; i++)
        {
            var next = words[i];
            bool sameWord = next.Left - current.Right <= typical * 1.6 + 0.5;
            if (sameWord)
            {
                current = new WordBox(current.Text + next.Text, current.Left, Math.Min(current.Top, next.Top), next.Right, Math.Max(current.Bottom, next.Bottom));
                continue;
            }
            joined.Add(current);
            current = next;
        }
        joined.Add(current);
    }
}
