package org.bounceback;

import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Random samples that anybody can have again: each is made from its own seed. */
public final class Samples {

  private Samples() {}

  /**
   * Makes samples for a parameterised test.
   *
   * @return {@code count} pairs of a seed, from 1 on, and the value made from it
   */
  public static Stream<Arguments> of(int count, Function<Random, ?> make) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(seed -> Arguments.of(seed, make.apply(new Random(seed))));
  }
}
