package callmeback.sandbox.phone;

/// What a telephone gives the network in 20 ms of a call.
///
/// @param audio 160 bytes of mu-law
/// @param digits the keys pressed, often none
/// @param hungUp true once it has hung up
public record Moment(byte[] audio, String digits, boolean hungUp) {}
