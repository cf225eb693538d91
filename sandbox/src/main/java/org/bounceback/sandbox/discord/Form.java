package org.bounceback.sandbox.discord;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.discord.world.Upload;

/**
 * What a person fills into a form, by {@code custom_id}; what is left out stays as the app preset
 * it.
 *
 * @param texts typed
 * @param choices chosen, by value
 * @param files dropped
 */
public record Form(
    Map<String, String> texts, Map<String, List<String>> choices, Map<String, List<Upload>> files) {
  public Form {
    texts = Map.copyOf(texts);
    choices = Map.copyOf(choices);
    files = Map.copyOf(files);
  }

  /** Nothing filled in yet. */
  public static Form empty() {
    return new Form(Map.of(), Map.of(), Map.of());
  }

  /** The same with a text typed. */
  public Form type(String customId, String text) {
    var more = new HashMap<>(texts);
    more.put(customId, text);
    return new Form(more, choices, files);
  }

  /** The same with values chosen; a checkbox takes {@code true} or {@code false}. */
  public Form choose(String customId, String... values) {
    var more = new HashMap<>(choices);
    more.put(customId, Arrays.asList(values));
    return new Form(texts, more, files);
  }

  /** The same with files dropped. */
  public Form drop(String customId, Upload... uploads) {
    var more = new HashMap<>(files);
    more.put(customId, Arrays.asList(uploads));
    return new Form(texts, choices, more);
  }
}
