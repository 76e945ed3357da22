package callmeback.sandbox.twilio;

import callmeback.sandbox.phone.PhoneBook;
import callmeback.sandbox.speech.Speech;
import callmeback.sandbox.world.World;

/// What all calls of one simulator share.
record Exchange(
    World world,
    Product product,
    PhoneBook phones,
    Speech speech,
    CallStore calls,
    TwilioHabits habits) {}
