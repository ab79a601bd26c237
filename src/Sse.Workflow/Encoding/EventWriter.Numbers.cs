using System.Buffers.Text;
using System.Globalization;

namespace Sse.Workflow;

internal ref partial struct EventWriter
{
    /// <summary>Up to here a number of thousandths is exact.</summary>
    private const double MostThousandths = 1e15;

    /// <summary>A whole number; nothing when it is null.</summary>
    public void Number(scoped ReadOnlySpan<byte> name, long? value)
    {
        if (value is not { } number)
            return;
        Name(name);
        Digits(number);
    }

    /// <summary>A number; nothing when it is null, and <c>null</c> for NaN and infinity, which JSON does not have.</summary>
    public void Number(scoped ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } number)
            return;
        Name(name);
        Value(number);
    }

    /// <summary>A number whose name is not known beforehand.</summary>
    public void Number(string name, double value)
    {
        Name(name);
        Value(value);
    }

    /// <summary>Milliseconds with microseconds as decimals; nothing when it is null.</summary>
    public void Milliseconds(scoped ReadOnlySpan<byte> name, TimeSpan? value)
    {
        if (value is not { } time)
            return;
        Name(name);
        Thousandths(time.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>Digits of a whole number, without a name.</summary>
    public void Digits(long value)
    {
        var target = Reserve(20);
        if ((ulong)value < 10)
        {
            target[0] = (byte)('0' + value);
            _length++;
            return;
        }
        Utf8Formatter.TryFormat(value, target, out var written);
        _length += written;
    }

    /// <summary>A number without a name.</summary>
    public void Value(double value)
    {
        if (!double.IsFinite(value))
        {
            Raw("null"u8);
            return;
        }
        // Percentages, weights and most measured values have at most three decimals; formatting any number is an order of magnitude dearer.
        var thousandths = Math.Round(value * 1000);
        if (Math.Abs(thousandths) < MostThousandths && (thousandths / 1000).Equals(value) && !double.IsNegative(value))
        {
            Thousandths((long)thousandths);
            return;
        }
        value.TryFormat(Reserve(32), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A number of thousandths, as a decimal number without zeros at its end.</summary>
    private void Thousandths(long value)
    {
        var (whole, rest) = Math.DivRem(value, 1000);
        Digits(whole);
        if (rest == 0)
            return;
        var target = Reserve(4);
        target[0] = (byte)'.';
        target[1] = (byte)('0' + rest / 100);
        target[2] = (byte)('0' + rest / 10 % 10);
        target[3] = (byte)('0' + rest % 10);
        _length += rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;
    }
}
