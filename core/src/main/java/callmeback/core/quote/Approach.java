package callmeback.core.quote;

/// How something is asked for.
///
/// @param key the program's own, 8 to 64 characters, under which the same is never done twice
/// @param dryRun whether all shall be checked and nothing done
public record Approach(String key, Consent consent, boolean dryRun) {}
