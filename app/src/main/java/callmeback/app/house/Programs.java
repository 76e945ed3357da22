package callmeback.app.house;

import callmeback.app.config.Config;
import callmeback.core.Ids;
import callmeback.core.access.AccessTokens;
import callmeback.core.access.Administrators;
import callmeback.core.access.AuditLog;
import callmeback.core.quote.Ladder;
import callmeback.core.quote.Preflight;
import callmeback.core.quote.Quotes;
import callmeback.core.quote.Spending;
import callmeback.core.schedule.ScheduledCalls;
import callmeback.mcp.Services.Safeguards;
import callmeback.mcp.tool.Untrusted;
import callmeback.raindrop.vault.SealedNotes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// What programs are let in by, what bounds them, and where it is written what they tried.
record Programs(
    AccessTokens tokens,
    Administrators administrators,
    ScheduledCalls scheduled,
    Ladder ladder,
    Spending spending,
    AuditLog audit,
    Untrusted untrusted) {

  static Programs of(
      Config config, InstantSource clock, Storage storage, Stores stores, House house) {
    Ids ids = UUID::randomUUID;
    var quotes = new Quotes(new SealedNotes(storage.vault()), clock, ids);
    var ladder = new Ladder(stores.spendIntents(), quotes, house.billing(), clock, ids);
    var scheduled = new ScheduledCalls(stores.schedules(), house.calls(), house.billing(), ids);
    var preflight =
        new Preflight(
            house.accounts(), house.calls(), house.dialling(), house.billing(), stores.spending());
    var administrators = new Administrators(config.programs().administrators());
    return new Programs(
        tokens(administrators, clock, stores, house),
        administrators,
        scheduled,
        ladder,
        new Spending(ladder, quotes, preflight, house.calls(), scheduled, house.billing()),
        new AuditLog(stores.audit(), clock, ids),
        new Untrusted(config.programs().lockdown()));
  }

  /// For the tools' services.
  Safeguards safeguards() {
    return new Safeguards(spending, audit, untrusted);
  }

  private static AccessTokens tokens(
      Administrators administrators, InstantSource clock, Stores stores, House house) {
    return new AccessTokens(
        stores.accessTokens(),
        house.accounts(),
        stores.accounts(),
        administrators,
        new AccessTokens.Mint(clock, UUID::randomUUID, new SecureRandom()));
  }
}
