package callmeback.sandbox.stripe;

/// One request to an endpoint: its parameters, and the id in its path (empty if there is none).
record Call(Work work, Form form, String id) {}
