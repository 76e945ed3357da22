package callmeback.core.account;

/// What somebody agrees to by typing the code that proves their number. A changed wording is a new
/// version (47 CFR 64.1200: prior express consent to artificial voices).
public record Consent(String version, String wording) {

  /// What is shown beside the field for the code.
  public static final Consent CURRENT =
      new Consent(
          "2026-11",
          "I hold this telephone, and agree that Call Me Back calls it with artificial voices at"
              + " the times I ask for, and texts it about those calls.");
}
