<?php
/**
 * How one person sees what is kept: `src/adapter/store/reader.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\hidden_fields;
use function CopElements\Rules\may_of;
use function CopElements\Rules\may_see;
use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

class Reader {
	/**
	 * Everything there is.
	 *
	 * @var Rows
	 */
	public $rows;
	/**
	 * Who reads.
	 *
	 * @var array
	 */
	public $actor;
	/**
	 * What this person did, by what it was done to.
	 *
	 * @var array|null
	 */
	private $marks;

	public function __construct( $rows, $actor ) {
		$this->rows  = $rows;
		$this->actor = $actor;
	}

	public function sees( $item ) {
		return may_see( $this->actor, $item, $this->rows->world() );
	}

	/** Reads at once what is asked one by one of each of these items, whether they are seen or shown. */
	public function prepare( $items ) {
		$ids = array();
		foreach ( $items as $item ) {
			foreach ( array( tables()['parents'][ $item['kind'] ] ?? '', 'inReplyTo', 'discussion' ) as $name ) {
				$ids[] = $item[ $name ] ?? null;
			}
			if ( 'award' === $item['kind'] ) {
				$ids[] = $item['member'];
			}
		}
		$this->rows->load( $ids );
		if ( array() !== $items && 'member' === $items[0]['kind'] ) {
			$this->rows->load_on( array_column( $items, 'id' ) );
		}
	}

	/** A value as this person may know it. */
	public function value( $item, $name ) {
		if ( 'activityAt' === $name ) {
			return $this->rows->activity( $item );
		}
		if ( 'maturity' === $name && 'practice' === $item['kind'] ) {
			return $this->rows->maturity( $item );
		}
		if ( 'practices' === $name ) {
			return $this->listed( $item );
		}
		if ( in_array( $name, array( 'createdBy', 'updatedBy' ), true ) && ! $this->knows_author( $item ) ) {
			return null;
		}
		return in_array( $name, $this->hidden( $item ), true ) ? null : ( $item[ $name ] ?? null );
	}

	/** Names of fields that this person may not see of an item. */
	public function hidden( $item ) {
		return hidden_fields( $this->actor, $item, $this->rows->world() );
	}

	public function counts( $item ) {
		list( $counts, $is_whole ) = $this->rows->tally( $item );
		// Where not everything is for everybody, what is counted depends on who asks.
		return $is_whole ? $counts : counts_of( $item, array_filter( $this->rows->on( $item['id'] ), array( $this, 'sees' ) ) );
	}

	/** What this person did to an item, by name. */
	public function mine( $item ) {
		if ( ! isset( $this->actor['member'] ) ) {
			return array();
		}
		if ( null === $this->marks ) {
			$this->marks = array();
			foreach ( array( 'reaction', 'vote', 'endorsement', 'adoption', 'flag', 'read-mark', 'follow' ) as $kind ) {
				foreach ( $this->rows->of( $kind, array( 'author' => array( $this->actor['member'] ) ) ) as $mark ) {
					$on   = $mark[ tables()['kinds'][ $kind ]['parent'] ];
					$name = mark_name( $mark );
					if ( null !== $name ) {
						$this->marks[ $on ][ $name ] = array_intersect_key( $mark, array_flip( array( 'id', 'version', 'until' ) ) );
					}
				}
			}
		}
		return $this->marks[ $item['id'] ] ?? array();
	}

	/** Did something happen to it since this person last read it? What they began, they have read. */
	public function is_unread( $item ) {
		if ( ! isset( $this->actor['member'] ) ) {
			return false;
		}
		$own   = ( $item['createdBy'] ?? null ) === $this->actor['member'] ? $item['createdAt'] : null;
		$until = $this->mine( $item )['read']['until'] ?? $own;
		return null === $until || milliseconds( $this->rows->activity( $item ) ) > milliseconds( $until );
	}

	/** The item as this person may see it, with what is computed for them. */
	public function view( $item ) {
		$seen   = $item;
		$counts = $this->counts( $item );
		$mine   = $this->mine( $item );
		if ( array() !== $counts ) {
			$seen['counts'] = (object) $counts;
		}
		if ( array() !== $mine ) {
			$seen['mine'] = (object) $mine;
		}
		$seen['may'] = array_values( array_filter( may_of( $this->actor, $item, $this->rows->world() ), __NAMESPACE__ . '\is_offered' ) );
		if ( 'discussion' === $item['kind'] ) {
			$seen['activityAt'] = $this->rows->activity( $item );
		}
		if ( 'practice' === $item['kind'] ) {
			$seen['maturity'] = $this->rows->maturity( $item );
		}
		if ( isset( $item['practices'] ) ) {
			$seen['practices'] = $this->listed( $item );
		}
		if ( 'reply' === $item['kind'] ) {
			$seen['depth'] = substr_count( path_of( $item, $this->rows ), "\1" );
		}
		if ( ! $this->knows_author( $item ) ) {
			unset( $seen['createdBy'], $seen['updatedBy'] );
		}
		$hidden = $this->hidden( $item );
		return array_filter(
			array_diff_key( $seen, array_flip( $hidden ) ),
			function ( $value, $name ) { return null !== $value || 'extra' === $name; },
			ARRAY_FILTER_USE_BOTH
		);
	}

	/** What a collection lists, as far as this person may know of it; null where that is nothing. */
	private function listed( $item ) {
		$seen = array_values(
			array_filter(
				$item['practices'] ?? array(),
				function ( $id ) {
					$practice = $this->rows->item( $id );
					return null !== $practice && $this->sees( $practice );
				}
			)
		);
		return array() === $seen ? null : $seen;
	}

	private function knows_author( $item ) {
		// Of a community, the field says that its members may.
		if ( 'community' === $item['kind'] || true !== ( $item['anonymous'] ?? null ) ) {
			return true;
		}
		return isset( $this->actor['member'] ) && ( $item['createdBy'] ?? null ) === $this->actor['member'];
	}
}

/** The place of a reply among the others: the times and ids on the way down to it, so that sorted as text an answer follows what it answers. */
function path_of( $reply, $rows ) {
	$steps = array();
	$seen  = array();
	for ( $at = $reply; null !== $at && ! isset( $seen[ $at['id'] ] ); $at = $above ) {
		$seen[ $at['id'] ] = true;
		array_unshift( $steps, sprintf( '%015d %s', milliseconds( $at['createdAt'] ), $at['id'] ) );
		$above = isset( $at['inReplyTo'] ) ? $rows->item( $at['inReplyTo'] ) : null;
		if ( null !== $above && ( $above['discussion'] ?? null ) !== $reply['discussion'] ) {
			$above = null;
		}
	}
	return implode( "\1", $steps );
}
