package callmeback.app.demo;

/// One thing that must hold.
///
/// @param seen what was there instead, when it does not hold
record Check(boolean right, String what, String seen) {}
