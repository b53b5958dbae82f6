using System.Collections.Concurrent;
using AcsConnector.Api.Errors;
using AcsConnector.Api.Identity;
using AcsConnector.Api.Telemetry;
using Azure;

namespace AcsConnector.Api.Repeatability;

/// <summary>Remembers which user a request id made, so that a retried "Create a user" makes one user.</summary>
internal sealed partial class RepeatableCreates(IRepeatabilityStore store, RepeatabilityOptions options, TimeProvider time, ILogger<RepeatableCreates> log)
{
    public const string ResultHeader = "Repeatability-Result";

    /// <summary>How long a request id is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>One call of the store for all who ask the same at the same time: a thousand repeats must not be a thousand calls.</summary>
    private readonly ConcurrentDictionary<(string Key, string BodyHash), Lazy<Task<Entry>>> _claims = new();

    /// <summary>
    /// Claims the request id, creates, keeps the result. When the process dies in between, the next repeat after the lease
    /// goes on with the same id and date towards the service.
    /// </summary>
    /// <exception cref="ApiException">400 for another body under the same id, 409 while the first request runs, 503 without the store.</exception>
    public async Task<CommunicationUserAndToken> RunAsync(
        RepeatableRequest request,
        Func<ServiceRepeat, Task<CommunicationUserAndToken>> create,
        Func<string, Task<CommunicationUserAndToken>> replay)
    {
        var mine = new Lazy<Task<Entry>>(() => ClaimAsync(request));
        var claim = _claims.GetOrAdd((request.Key, request.BodyHash), mine);
        try
        {
            var entry = await claim.Value;
            if (entry.UserId is not null)
            {
                AuditTrail.Current.Idempotency = "replayed";
                AuditTrail.Current.Identity = entry.UserId;
                return await replay(entry.UserId);
            }

            if (claim != mine)
                throw InProgress();
            AuditTrail.Current.Idempotency = "new";
            return await CreateAsync(request, entry, create);
        }
        catch (ApiException e) when (e.Target == RepeatableRequest.IdHeader)
        {
            AuditTrail.Current.Idempotency = "conflict";
            throw;
        }
        finally
        {
            if (claim == mine)
                _claims.TryRemove(new((request.Key, request.BodyHash), mine));
        }
    }

    /// <summary>The entry with the user that was made before, or without one: then it is this request's to make.</summary>
    private async Task<Entry> ClaimAsync(RepeatableRequest request)
    {
        var now = time.GetUtcNow();
        var mine = new Entry(Guid.NewGuid().ToString("N"), request.BodyHash, request.FirstSent ?? now, now, now + options.Lease);
        var kept = await store.AddOrGetAsync(request.Key, mine);
        if (kept.Owner == mine.Owner)
            return kept;

        if (kept.AddedAt > now - Lifetime)
        {
            if (kept.BodyHash != mine.BodyHash)
                throw Reused();
            if (kept.UserId is not null)
                return kept;
            if (kept.LeasedUntil > now)
                throw InProgress();

            // The run that claimed it failed or died. This one goes on where that stopped.
            mine = mine with { FirstSent = kept.FirstSent, AddedAt = kept.AddedAt };
        }

        return await store.TryReplaceAsync(request.Key, kept, mine) ?? throw InProgress();
    }

    private async Task<CommunicationUserAndToken> CreateAsync(
        RepeatableRequest request, Entry entry, Func<ServiceRepeat, Task<CommunicationUserAndToken>> create)
    {
        CommunicationUserAndToken created;
        try
        {
            created = await create(new ServiceRepeat(request.ServiceId, entry.FirstSent));
        }
        catch (Exception e)
        {
            await ReleaseAsync(request.Key, entry, IsRefusal(e));
            throw;
        }

        await KeepAsync(request.Key, entry, entry with { UserId = created.UserId });
        return created;
    }

    /// <summary>By the service, or before it was called.</summary>
    private static bool IsRefusal(Exception e) =>
        e is RequestFailedException { Status: >= 400 and < 500 } or ApiException { Status: >= 400 and < 500 };

    /// <summary>A refused request leaves nothing behind, and may be put right. After any other failure there may be a user all the same.</summary>
    private async Task ReleaseAsync(string key, Entry entry, bool isUserOutOfQuestion)
    {
        try
        {
            if (isUserOutOfQuestion)
                await store.RemoveAsync(key, entry);
            else
                await store.TryReplaceAsync(key, entry, entry with { LeasedUntil = time.GetUtcNow() });
        }
        catch (ApiException)
        {
            // Without the store the lease ends by itself; the caller hears why the create failed.
        }
    }

    private async Task KeepAsync(string key, Entry entry, Entry result)
    {
        try
        {
            if (await store.TryReplaceAsync(key, entry, result) is null)
                throw InProgress(); // This run outlasted its lease and another took over: the other's user counts.
        }
        catch (ApiException e) when (e.Status == 503)
        {
            LogNotKept(log); // The user is there: to answer with an error now would have the caller make another.
        }
    }

    private static ApiException Reused() => new ApiException(400, "RequestIdReused",
        $"The same {RepeatableRequest.IdHeader} was sent before with another body. Use a new one for a new request.", RepeatableRequest.IdHeader);

    private static ApiException InProgress() => new ApiException(409, "RequestInProgress",
        $"A request with the same {RepeatableRequest.IdHeader} is still running. Try again in a moment.", RepeatableRequest.IdHeader);

    [LoggerMessage(LogLevel.Warning, "A user was made, but the store of request ids is gone: a repeat of this request may make another.")]
    private static partial void LogNotKept(ILogger log);
}
