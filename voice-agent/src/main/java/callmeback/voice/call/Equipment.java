package callmeback.voice.call;

import callmeback.voice.speech.LanguageModel;
import callmeback.voice.speech.SpeechToText;
import callmeback.voice.speech.TextToSpeech;

/// What a persona hears, thinks and speaks with in one call.
public record Equipment(SpeechToText ears, LanguageModel mind, TextToSpeech voice) {}
