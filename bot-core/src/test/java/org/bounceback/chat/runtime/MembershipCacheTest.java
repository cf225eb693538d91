package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MembershipCacheTest {
  private long nanos;
  private final List<CompletableFuture<String>> asked = new ArrayList<>();
  private final MembershipCache<String> cache = new MembershipCache<>(this::ask, () -> nanos);

  @Test
  void manyWhoAskAtOnceWaitForOneLookUp() {
    CompletableFuture<String> first = cache.get("U1");
    CompletableFuture<String> second = cache.get("U1");
    asked.get(0).complete("agent");

    assertEquals(List.of("agent", "agent"), List.of(first.join(), second.join()));
    assertEquals(1, asked.size());
  }

  @Test
  void anAnswerIsRenewedAfterFiveMinutesAndEndsAfterTen() {
    asks("U1");
    asked.get(0).complete("agent");
    advance(Duration.ofMinutes(6));
    assertEquals("agent", cache.get("U1").join());
    assertEquals(2, asked.size());
    asked.get(1).completeExceptionally(new IllegalStateException("no answer"));
    assertEquals("agent", cache.get("U1").join());

    advance(Duration.ofMinutes(5));

    assertFalse(cache.get("U1").isDone(), "an answer of eleven minutes ago is used");
    asked.get(asked.size() - 1).complete("guest");
    assertEquals("guest", cache.get("U1").join());
  }

  @Test
  void aRenewedAnswerTakesThePlaceOfTheOldOne() {
    asks("U1");
    asked.get(0).complete("agent");
    advance(Duration.ofMinutes(6));
    asks("U1");
    asked.get(1).complete("guest");

    assertEquals("guest", cache.get("U1").join());
  }

  @Test
  void whereALookUpFailsTheLastAnswerIsUsedForAnHour() {
    asks("U1");
    asked.get(0).complete("agent");
    for (int minutes = 11; minutes < 60; minutes += 11) {
      advance(Duration.ofMinutes(11));
      CompletableFuture<String> answer = cache.get("U1");
      fail();
      assertEquals("agent", answer.join());
      int looks = asked.size();
      assertEquals("agent", cache.get("U1").join());
      assertEquals(looks, asked.size());
    }

    advance(Duration.ofMinutes(10));
    CompletableFuture<String> late = cache.get("U1");
    fail();

    assertTrue(late.isCompletedExceptionally(), "an answer of more than an hour ago is used");
  }

  @Test
  void aDenialTakesThePlaceOfAnAnswerThatWasUsedBecauseOfAFailure() {
    asks("U1");
    asked.get(0).complete("agent");
    advance(Duration.ofMinutes(11));
    asks("U1");
    fail();
    assertEquals("agent", cache.get("U1").join());
    advance(Duration.ofSeconds(11));
    asks("U1");
    asked.get(asked.size() - 1).complete("guest");

    assertEquals("guest", cache.get("U1").join());
    advance(Duration.ofMinutes(11));
    asks("U1");
    fail();
    assertEquals("guest", cache.get("U1").join());
  }

  @Test
  void nobodyWaitsLongForASlowLookUpWhileThereIsALastAnswer() {
    asks("U1");
    asked.get(0).complete("agent");
    advance(Duration.ofMinutes(11));

    assertEquals("agent", cache.get("U1").join());

    asked.get(1).complete("guest");
    assertEquals("guest", cache.get("U1").join());
  }

  @Test
  void aFailureIsRememberedForTenSecondsOnly() {
    asks("U1");
    asked.get(0).completeExceptionally(new IllegalStateException("no answer"));
    assertTrue(cache.get("U1").isCompletedExceptionally());
    assertEquals(1, asked.size());

    advance(Duration.ofSeconds(11));

    assertFalse(cache.get("U1").isDone());
    assertEquals(2, asked.size());
  }

  @Test
  void aFloodOfPeopleIsNotLookedUpAllAtOnce() {
    for (int i = 0; i < 500; i++) {
      asks("U" + i);
    }

    assertEquals(200, asked.size());
    assertTrue(cache.get("U499").isCompletedExceptionally());
  }

  private void fail() {
    asked.get(asked.size() - 1).completeExceptionally(new IllegalStateException("no answer"));
  }

  private void asks(String key) {
    CompletableFuture<String> unused = cache.get(key);
  }

  private void advance(Duration span) {
    nanos += span.toNanos();
  }

  private CompletableFuture<String> ask(String key) {
    var answer = new CompletableFuture<String>();
    asked.add(answer);
    return answer;
  }
}
