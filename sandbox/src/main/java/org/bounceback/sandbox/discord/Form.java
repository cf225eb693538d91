package org.bounceback.sandbox.discord;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.discord.world.Upload;

/**
 * The values that a user enters in a form, by {@code custom_id}; omitted fields keep the app's
 * preset.
 *
 * @param texts typed texts
 * @param choices selected values
 * @param files uploaded files
 */
public record Form(
    Map<String, String> texts, Map<String, List<String>> choices, Map<String, List<Upload>> files) {
  public Form {
    texts = Map.copyOf(texts);
    choices = Map.copyOf(choices);
    files = Map.copyOf(files);
  }

  /** Returns an empty form. */
  public static Form empty() {
    return new Form(Map.of(), Map.of(), Map.of());
  }

  /** Adds a typed text. */
  public Form type(String customId, String text) {
    var more = new HashMap<>(texts);
    more.put(customId, text);
    return new Form(more, choices, files);
  }

  /** Adds selected values; a checkbox accepts {@code true} or {@code false}. */
  public Form choose(String customId, String... values) {
    var more = new HashMap<>(choices);
    more.put(customId, Arrays.asList(values));
    return new Form(texts, more, files);
  }

  /** Adds uploaded files. */
  public Form drop(String customId, Upload... uploads) {
    var more = new HashMap<>(files);
    more.put(customId, Arrays.asList(uploads));
    return new Form(texts, choices, more);
  }
}
