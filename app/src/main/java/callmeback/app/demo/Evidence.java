package callmeback.app.demo;

/// All there is to judge a call by: the product's record, and what the telephone, the telephone
/// company and the payment provider know of it themselves.
///
/// @param number the telephone that was called
/// @param intentId the payment that was held for it
record Evidence(SeenCall call, Telephone telephone, Books books, String number, String intentId) {}
