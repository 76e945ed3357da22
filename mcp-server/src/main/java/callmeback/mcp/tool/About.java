package callmeback.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a tool's record means, and its bounds: of a number its value, of a text its
/// length, of a list its size.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface About {
  /// Empty where the name says it all.
  String value() default "";

  int min() default Integer.MIN_VALUE;

  int max() default Integer.MAX_VALUE;
}
