package org.bounceback.sandbox.smtp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers clients across connections to one server. Safe for concurrent use. */
final class ClientHistory {
  private final List<Transcript> transcripts = new CopyOnWriteArrayList<>();
  private final List<AcceptedMail> mails = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> turns = new ConcurrentHashMap<>();

  Transcript open(String client) {
    var transcript = new Transcript(client);
    transcripts.add(transcript);
    return transcript;
  }

  /** Returns how often {@link #turn} was called for this key before. */
  int turn(String key) {
    return turns.merge(key, 1, Integer::sum) - 1;
  }

  void keep(AcceptedMail mail) {
    mails.add(mail);
  }

  List<Dialogue> dialogues() {
    return transcripts.stream().map(Transcript::soFar).toList();
  }

  List<AcceptedMail> mails() {
    return List.copyOf(mails);
  }
}
