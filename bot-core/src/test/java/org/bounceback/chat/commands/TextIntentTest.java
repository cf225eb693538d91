package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bounceback.bounce.question.QuestionClassifier;
import org.bounceback.chat.commands.TextIntent.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextIntentTest {
  private static final QuestionClassifier QUESTIONS = QuestionClassifier.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check 203.0.113.5 | BLOCKLISTS | 203.0.113.5",
        "is mail.example.net listed? | BLOCKLISTS | mail.example.net",
        "is 2001:db8::7 on a blacklist, e.g. Spamhaus? | BLOCKLISTS | 2001:db8::7",
        "does <jo@example.org> still exist? | RECIPIENT | jo@example.org",
        "what became of bb-7k3m9-q2xpt? | CASE | bb-7k3m9-q2xpt",
        "help | COMMAND | help",
        "status BB-7K3M9-Q2XPT | COMMAND | status BB-7K3M9-Q2XPT",
        "550 5.1.1 <jo@example.org>: user unknown | BOUNCE | 550 5.1.1 <jo@example.org>: user"
            + " unknown",
        "mails to gmx come back, why? | BOUNCE | mails to gmx come back, why?",
        "jo@example.org cannot send | BOUNCE | jo@example.org cannot send",
        "Kunde bekommt keine Mails | BOUNCE | Kunde bekommt keine Mails",
        "good morning | UNKNOWN | good morning",
        "version 1.2 | UNKNOWN | version 1.2",
        "'' | UNKNOWN | ''",
      })
  void wordsSayWhatTheyAreAbout(String said, Topic topic, String about) {
    assertEquals(new TextIntent(topic, about), TextIntent.of(said, QUESTIONS));
  }

  @ParameterizedTest
  @CsvSource({"'From: a@example.org\nTo: b@example.org\nSubject: returned'"})
  void severalLinesAreAMail(String pasted) {
    assertEquals(new TextIntent(Topic.BOUNCE, pasted), TextIntent.of(pasted, QUESTIONS));
  }
}
