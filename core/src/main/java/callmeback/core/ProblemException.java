package callmeback.core;

/// Carries a [Problem] from where it is found to the edge that translates it.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.getClass().getSimpleName());
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.getClass().getSimpleName(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
