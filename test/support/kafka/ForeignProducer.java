import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends what it reads, a line for each step, with the Java client of Apache Kafka:
 * `send COMPRESSION TOPIC KEY VALUE NAME:VALUE,...` with Base64 for each value and `-` for null; the same behind
 * `transaction` and a line `commit` or `abort` is one transaction. Prints a line for each step that is done.
 */
public class ForeignProducer {
  private static final Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();

  public static void main(String[] args) throws Exception {
    BufferedReader steps = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    KafkaProducer<byte[], byte[]> transaction = null;
    for (String step; (step = steps.readLine()) != null;) {
      String[] parts = step.split(" ", -1);
      switch (parts[0]) {
        case "send":
          KafkaProducer<byte[], byte[]> producer = transaction != null ? transaction : producer(args[0], parts[1], false);
          ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(parts[2], bytes(parts[3]), bytes(parts[4]));
          for (String header : parts[5].isEmpty() ? new String[0] : parts[5].split(",")) {
            int at = header.indexOf(':');
            record.headers().add(new String(bytes(header.substring(0, at)), StandardCharsets.UTF_8), bytes(header.substring(at + 1)));
          }
          producer.send(record).get();
          break;
        case "transaction":
          transaction = producer(args[0], "zstd", true);
          transaction.beginTransaction();
          break;
        case "commit":
          transaction.commitTransaction();
          transaction = null;
          break;
        case "abort":
          transaction.abortTransaction();
          transaction = null;
          break;
        default:
          throw new IllegalArgumentException(step);
      }
      System.out.println("done");
    }
    producers.values().forEach(KafkaProducer::close);
  }

  private static byte[] bytes(String text) {
    return text.equals("-") ? null : Base64.getDecoder().decode(text);
  }

  private static KafkaProducer<byte[], byte[]> producer(String brokers, String compression, boolean transactional) {
    return producers.computeIfAbsent(compression + transactional, key -> {
      Properties settings = new Properties();
      settings.put("bootstrap.servers", brokers);
      settings.put("compression.type", compression);
      if (transactional) settings.put("transactional.id", "foreign-" + ProcessHandle.current().pid());
      KafkaProducer<byte[], byte[]> made = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      if (transactional) made.initTransactions();
      return made;
    });
  }
}
