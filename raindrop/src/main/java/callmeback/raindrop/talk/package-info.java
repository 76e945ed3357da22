/// What is said in calls, on top of the doors to memory and buckets: noted while they run, kept as
/// transcripts.
@NullMarked
package callmeback.raindrop.talk;

import org.jspecify.annotations.NullMarked;
