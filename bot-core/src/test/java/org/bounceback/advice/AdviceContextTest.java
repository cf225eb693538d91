package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.junit.jupiter.api.Test;

class AdviceContextTest {
  private static final Excerpt PASSAGE = new Excerpt(Excerpt.Source.REPLY, "550 no such user");

  @Test
  void aFactKeepsItsBasis() {
    AdviceContext context =
        AdviceContext.builder()
            .put(ContextAttribute.REJECTED_BY, Fact.stated("recipient", PASSAGE))
            .put(
                ContextAttribute.SENT_BY,
                new Fact.Inferred<>(
                    "ours", InferenceRule.CUSTOMERS_SEND_THROUGH_US, List.of(PASSAGE)))
            .build();

    assertEquals(Optional.of(Basis.STATED), basis(context, ContextAttribute.REJECTED_BY));
    assertEquals(Optional.of(Basis.INFERRED), basis(context, ContextAttribute.SENT_BY));
  }

  @Test
  void anUnknownFactIsAbsent() {
    AdviceContext context =
        AdviceContext.builder().put(ContextAttribute.FATE, Fact.unknown()).build();

    assertEquals(Optional.empty(), context.find(ContextAttribute.FATE));
    assertFalse(context.has(ContextAttribute.FATE, List.of("lost", "retrying", "delivered")));
  }

  @Test
  void aMessageCanNameSeveralVendors() {
    AdviceContext context =
        AdviceContext.builder()
            .stated(ContextAttribute.VENDOR, Set.of("microsoft", "mailchannels"))
            .build();

    assertTrue(context.has(ContextAttribute.VENDOR, List.of("mailchannels")));
    assertTrue(context.has(ContextAttribute.VENDOR, List.of("microsoft")));
    assertFalse(context.has(ContextAttribute.VENDOR, List.of("google")));
  }

  @Test
  void impossibleValuesAreRejected() {
    AdviceContext.Builder builder = AdviceContext.builder();

    assertThrows(
        IllegalArgumentException.class,
        () -> builder.inferred(ContextAttribute.SENT_BY, "unknown"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdviceContext.KnownAttribute(Set.of("ours"), Basis.UNKNOWN));
  }

  private static Optional<Basis> basis(AdviceContext context, ContextAttribute attribute) {
    return context.find(attribute).map(AdviceContext.KnownAttribute::basis);
  }
}
