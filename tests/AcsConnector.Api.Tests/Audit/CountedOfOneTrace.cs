using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AcsConnector.Api.Tests.Audit;

/// <summary>What a counter counts in the requests of one trace: the counters are those of all APIs of this process.</summary>
internal sealed class CountedOfOneTrace : IDisposable
{
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private readonly MeterListener _listener;
    private long _total;

    public CountedOfOneTrace(string counter)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == counter)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) =>
        {
            if (Activity.Current?.TraceId == _trace)
                Interlocked.Add(ref _total, count);
        });
        _listener.Start();
    }

    public string TraceParent => $"00-{_trace}-b7ad6b7169203331-01";

    public int Total => (int)Interlocked.Read(ref _total);

    public void Dispose() => _listener.Dispose();
}
