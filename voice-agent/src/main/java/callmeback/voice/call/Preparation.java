package callmeback.voice.call;

/// What is made ready for one call while the phone rings.
record Preparation(Equipment equipment, CallMeter meter, Connections connections) {}
