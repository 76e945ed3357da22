package callmeback.app.house;

import callmeback.raindrop.postgres.Database;
import callmeback.raindrop.store.PostgresAccessTokens;
import callmeback.raindrop.store.PostgresAccounts;
import callmeback.raindrop.store.PostgresAuditLog;
import callmeback.raindrop.store.PostgresBonds;
import callmeback.raindrop.store.PostgresBooks;
import callmeback.raindrop.store.PostgresCalls;
import callmeback.raindrop.store.PostgresContacts;
import callmeback.raindrop.store.PostgresDepartures;
import callmeback.raindrop.store.PostgresDialBook;
import callmeback.raindrop.store.PostgresDialRecords;
import callmeback.raindrop.store.PostgresEvidence;
import callmeback.raindrop.store.PostgresInbox;
import callmeback.raindrop.store.PostgresLearning;
import callmeback.raindrop.store.PostgresPayments;
import callmeback.raindrop.store.PostgresPersonas;
import callmeback.raindrop.store.PostgresReports;
import callmeback.raindrop.store.PostgresSchedules;
import callmeback.raindrop.store.PostgresSpendIntents;
import callmeback.raindrop.store.PostgresSpending;
import callmeback.raindrop.store.PostgresUsage;
import callmeback.raindrop.store.PostgresWallets;
import callmeback.raindrop.vault.SealedPhones;
import callmeback.raindrop.vault.Vault;

/// What is kept in the database, by feature.
record Stores(
    PostgresAccounts accounts,
    PostgresDepartures departures,
    PostgresPersonas personas,
    PostgresContacts contacts,
    PostgresCalls calls,
    PostgresPayments payments,
    PostgresWallets wallets,
    PostgresUsage usage,
    PostgresSchedules schedules,
    PostgresSpending spending,
    PostgresBooks books,
    PostgresInbox inbox,
    PostgresReports reports,
    PostgresDialRecords dialRecords,
    PostgresDialBook dialBook,
    PostgresAccessTokens accessTokens,
    PostgresSpendIntents spendIntents,
    PostgresAuditLog audit,
    PostgresBonds bonds,
    PostgresLearning learning,
    PostgresEvidence evidence) {

  static Stores in(Database database, Vault vault, SealedPhones phones) {
    return new Stores(
        new PostgresAccounts(database, phones),
        new PostgresDepartures(database, phones),
        new PostgresPersonas(database),
        new PostgresContacts(database),
        new PostgresCalls(database, phones),
        new PostgresPayments(database),
        new PostgresWallets(database),
        new PostgresUsage(database),
        new PostgresSchedules(database, vault, phones),
        new PostgresSpending(database),
        new PostgresBooks(database),
        new PostgresInbox(database),
        new PostgresReports(database),
        new PostgresDialRecords(database, phones),
        new PostgresDialBook(database, phones),
        new PostgresAccessTokens(database),
        new PostgresSpendIntents(database),
        new PostgresAuditLog(database),
        new PostgresBonds(database),
        new PostgresLearning(database, phones),
        new PostgresEvidence(database));
  }
}
