using System.Collections.Concurrent;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Http;
using AcsConnector.Api.Service;
using Azure;

namespace AcsConnector.Api.Repeatability;

/// <summary>Remembers which user a request id made, so that a retried "Create a user" makes one user.</summary>
internal sealed partial class RepeatableCreates(
    RequestClaims claims, IRepeatabilityStore store, RepeatabilityOptions options, TimeProvider time, ILogger<RepeatableCreates> log)
{
    public const string ResultHeader = "Repeatability-Result";

    /// <summary>How long a request id is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The runs of this process. A repeat joins the one of its first request, whatever comes of that.</summary>
    private readonly ConcurrentDictionary<(string Id, string BodyHash), Task<Outcome>> _running = new();

    /// <summary>Makes the user, or gives the one that was made before, or waits for the one that is being made.</summary>
    /// <param name="create">Makes it; the token ends the work.</param>
    /// <param name="replay">What a repeat gets for the user.</param>
    /// <param name="stopWaiting">For a repeat: who made it waits no longer. The first request goes on.</param>
    /// <exception cref="ApiException">409 for another body under the same id, 503 while it is worked on elsewhere or without the store.</exception>
    public async Task<CommunicationUserAndToken> RunAsync(
        RepeatableRequest request,
        RequestDeadline deadline,
        Func<ServiceRepeat, CancellationToken, Task<CommunicationUserAndToken>> create,
        Func<string, Task<CommunicationUserAndToken>> replay,
        CancellationToken stopWaiting)
    {
        try
        {
            var mine = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            var running = _running.GetOrAdd((request.Id, request.BodyHash), mine.Task);
            var outcome = running == mine.Task ? await RunAsync(request, deadline, create, mine) : await running.WaitAsync(stopWaiting);
            if (running == mine.Task && outcome.Created is { } created)
                return created;

            AuditTrail.Current.Idempotency = "replayed";
            AuditTrail.Current.Identity = outcome.UserId;
            return await replay(outcome.UserId);
        }
        catch (ApiException e) when (e.Target == RepeatableRequest.IdHeader)
        {
            AuditTrail.Current.Idempotency = "conflict";
            throw;
        }
    }

    private async Task<Outcome> RunAsync(
        RepeatableRequest request, RequestDeadline deadline, Func<ServiceRepeat, CancellationToken, Task<CommunicationUserAndToken>> create,
        TaskCompletionSource<Outcome> announced)
    {
        try
        {
            var outcome = await MakeOrFindAsync(request, deadline, create);
            announced.SetResult(outcome);
            return outcome;
        }
        catch (Exception e)
        {
            announced.SetException(e);
            _ = announced.Task.Exception; // Perhaps nobody joined; the first request tells it anyway.
            throw;
        }
        finally
        {
            _running.TryRemove((request.Id, request.BodyHash), out _);
        }
    }

    private async Task<Outcome> MakeOrFindAsync(
        RepeatableRequest request, RequestDeadline deadline, Func<ServiceRepeat, CancellationToken, Task<CommunicationUserAndToken>> create)
    {
        Claim claim;
        using (var share = deadline.ForClaim())
            claim = await claims.TakeAsync(request, share.Token);
        if (claim.Entry.UserId is { } known)
            return new Outcome(known, null);

        AuditTrail.Current.Idempotency = "new";
        AuditTrail.Current.MayHaveLeftAUser = claim.MayHaveAUser && !request.HasCustomId;
        var created = await CreateAsync(claim, deadline, create);
        return new Outcome(created.UserId, created);
    }

    private async Task<CommunicationUserAndToken> CreateAsync(
        Claim claim, RequestDeadline deadline, Func<ServiceRepeat, CancellationToken, Task<CommunicationUserAndToken>> create)
    {
        await using var lease = new Lease(store, claim, options, time);
        using var share = deadline.ForService();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(share.Token, lease.Ending);
        var isSent = false;
        CommunicationUserAndToken created;
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            isSent = true;
            created = await create(new ServiceRepeat(claim.Key.ServiceId, claim.Entry.FirstSent), stop.Token);
        }
        catch (Exception e)
        {
            await lease.StopAsync();
            await ReleaseAsync(claim, lease.Entry, leavesNothing: !isSent || IsUserOutOfQuestion(e), deadline);
            if (e is OperationCanceledException && lease.Ending.IsCancellationRequested)
                throw isSent ? Interrupted(lease) : TableStore.Unavailable();
            throw;
        }

        await lease.StopAsync();
        await KeepAsync(claim.Key, lease.Entry, created.UserId, deadline);
        return created;
    }

    /// <summary>Refused by the service, or by this server before anything was sent.</summary>
    private static bool IsUserOutOfQuestion(Exception e) =>
        e is RequestFailedException { Status: >= 400 and < 500 } or ApiException { Status: < 500 } || NeverSent.Is(e);

    /// <summary>
    /// A refused request leaves nothing behind, and may be put right: nobody's storage fills with what strangers send. After any
    /// other failure there may be a user all the same.
    /// </summary>
    private async Task ReleaseAsync(Claim claim, Entry entry, bool leavesNothing, RequestDeadline deadline)
    {
        using var share = deadline.ForResult();
        try
        {
            if (leavesNothing && !claim.IsTakenOver)
                await store.RemoveAsync(claim.Key, entry, share.Token);
            else
                await store.TryReplaceAsync(claim.Key, entry, entry.Released(), share.Token);
        }
        catch (ApiException)
        {
            // Without the store the lease ends by itself; the caller hears why the create failed.
        }
    }

    private async Task KeepAsync(RequestKey key, Entry entry, string userId, RequestDeadline deadline)
    {
        using var share = deadline.ForResult();
        Entry? kept;
        try
        {
            kept = await store.TryReplaceAsync(key, entry, entry with { UserId = userId }, share.Token);
        }
        catch (ApiException)
        {
            LogNotKept(log); // The user is there: an error now would have the caller make another.
            return;
        }

        if (kept is null)
            throw TakenOver(); // This run outlasted its lease and another took over: the other's user counts.
    }

    private static ApiException Interrupted(Lease lease)
    {
        if (lease.IsTakenOver)
            return TakenOver();

        AuditTrail.Current.MayHaveLeftAUser = true;
        return new ApiException(503, TableStore.UnavailableCode,
            "The store of request IDs could not be reached any more while the user was being created, so that this was given up. "
            + "A user may have been created all the same. Try again.");
    }

    private static ApiException TakenOver()
    {
        AuditTrail.Current.MayHaveLeftAUser = true;
        return RequestClaims.InProgress(TimeSpan.Zero);
    }

    [LoggerMessage(LogLevel.Warning, "A user was made, but the store of request ids is gone: a repeat of this request may make another.")]
    private static partial void LogNotKept(ILogger log);

    /// <param name="Created">With the token that was made along; null when the user was there before.</param>
    private sealed record Outcome(string UserId, CommunicationUserAndToken? Created);
}
