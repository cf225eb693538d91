package org.bounceback.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that speaks of bounces, or looks like one to a person, and is none. */
final class NotABounceTest {
  private static final BounceReader READER = BounceReader.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-bounces/discussion-on-a-list.eml",
        "not-bounces/question-with-a-quoted-reply.eml",
        "not-bounces/parcel-that-could-not-be-delivered.eml",
        "not-bounces/phishing-as-a-held-mail.eml",
        "not-bounces/postmaster-announces-maintenance.eml",
        "scenarios/ordinary-mail.eml",
        "bounces/is-not-bounce-01.eml"
      })
  void otherMailIsLeftAlone(String file) {
    List<Unwrapped> mails = new Unwrapper(READER).unwrap(file, SampleMails.read(file));

    BouncedMessage message = READER.read(mails.get(0).bytes());

    assertEquals(Kind.NOT_A_BOUNCE, message.kind());
    assertEquals(List.of(), message.recipients());
  }
}
