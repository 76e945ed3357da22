package callmeback.core.call;

/// Who said something.
public enum Speaker {
  CALLER,
  PERSONA
}
